/**
 * Columns whose name looks like a secret and is not one, each with the reason in a word.
 * Anything that is a secret or identifies a person carries `"sensitive"` in the catalogue instead.
 */
export const HARMLESS_COLUMNS: Readonly<Record<string, string>> = {
  'users.verificationTokenExpiry': 'date',
  'users.passwordResetTokenExpiry': 'date',
  'resumeProfiles.resumeFileKey': 'path',
  'videoIntroductions.videoFileKey': 'path',
  'bulkUploadJobs.fileKey': 'path',
  'bulkUploadJobs.failedRecordsKey': 'path',
  'savedSearches.keyword': 'words',
  'calendarIntegrations.tokenExpiry': 'date',
  'environmentVariables.key': 'name',
  'systemSettings.settingKey': 'name',
};
