export const appTexts = {} as const;
