export const dataTexts = {} as const;
