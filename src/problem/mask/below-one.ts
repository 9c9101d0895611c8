/** The largest number below 1: something is always left to see, and 1/(1−p) stays finite. */
export const BELOW_ONE: number = 1 - 2 ** -53;
