'use client';
export { default } from '../newsroom/error.tsx';
