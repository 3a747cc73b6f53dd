export const campaignsTexts = {} as const;
