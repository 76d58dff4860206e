import { Component, type ReactNode } from 'react';

type CrashBoundaryProps = {
  /** What it shows. When this changes, it renders again. */
  readonly about?: string;
  /** Shown in place of what crashed. */
  readonly fallback: (tryAgain: () => void, error: unknown) => ReactNode;
  readonly onCrash?: (error: unknown) => void;
  readonly children: ReactNode;
};

type CrashBoundaryState = { readonly hasFailed: boolean; readonly error: unknown; readonly about: string | undefined };

/** Keeps a crash inside it from spreading. React only offers a class for this. */
export class CrashBoundary extends Component<CrashBoundaryProps, CrashBoundaryState> {
  override state: CrashBoundaryState = { hasFailed: false, error: null, about: this.props.about };

  static getDerivedStateFromError(error: unknown): Partial<CrashBoundaryState> {
    return { hasFailed: true, error };
  }

  static getDerivedStateFromProps({ about }: CrashBoundaryProps, state: CrashBoundaryState): CrashBoundaryState | null {
    return about === state.about ? null : { hasFailed: false, error: null, about };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onCrash?.(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed
      ? this.props.fallback(() => this.setState({ hasFailed: false, error: null }), this.state.error)
      : this.props.children;
  }
}
