/** How an option says "the nearest belt" where it can also name cities: the word of the command line. */
export const nearestBelt = "belt";
