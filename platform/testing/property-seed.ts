import fc from 'fast-check'

// One seed for every property, so that a run can be run again; `trust --long` draws a new one.
fc.configureGlobal({ seed: Number(process.env.YIWANG_SEED ?? 20_260_605) })
