import fc from 'fast-check';

// Every run generates the same, so that what is red once is red again. FAST_CHECK_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 5_550_100) });
