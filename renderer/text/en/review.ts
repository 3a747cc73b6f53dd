export const reviewTexts = {} as const;
