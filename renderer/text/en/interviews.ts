export const interviewsTexts = {} as const;
