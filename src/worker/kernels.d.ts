declare module 'virtual:kernels' {
  /** Where the compiled kernels are (.config/kernels.ts). */
  export const simd: string;
  export const relaxedSimd: string;
}
