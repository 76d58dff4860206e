export function noticesPlugin(): import('vite').Plugin;
