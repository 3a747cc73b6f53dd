import type { PreloadApi } from '../shared/contract/preload-api.ts';

declare global {
  interface Window {
    /** Given by the preload script; absent on the development page. */
    readonly hotgigs?: PreloadApi;
  }
}
