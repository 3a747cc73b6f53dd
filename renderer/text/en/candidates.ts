export const candidatesTexts = {} as const;
