import { Component, type ReactNode } from 'react';

type CrashBoundaryProps = {
  /** What it shows: when that is something else, it is tried again. */
  readonly about?: string;
  /** What stands in the place of what failed. */
  readonly fallback: (tryAgain: () => void, error: unknown) => ReactNode;
  readonly onCrash?: (error: unknown) => void;
  readonly children: ReactNode;
};

type CrashBoundaryState = { readonly hasFailed: boolean; readonly error: unknown; readonly about: string | undefined };

/** Keeps what fails in it from taking down what is around it. React knows no other form for this than a class. */
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
