import { Component, type ReactNode } from 'react';
import { toErrorBody } from '../../shared/errors.ts';
import { ErrorState } from '../kit/states.tsx';

interface BoundaryProps {
  /** What is shown; when that changes it is tried again by itself. */
  readonly about: string;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly about: string;
  readonly failure: { readonly thrown: unknown } | null;
}

/** Keeps a part of the window that fails from taking the rest with it. React asks for a class here. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { about: this.props.about, failure: null };

  static getDerivedStateFromError(thrown: unknown): Partial<BoundaryState> {
    return { failure: { thrown } };
  }

  static getDerivedStateFromProps({ about }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return about === state.about ? null : { about, failure: null };
  }

  readonly #tryAgain = (): void => this.setState({ failure: null });

  override render(): ReactNode {
    const { failure } = this.state;
    return failure === null ? this.props.children : <ErrorState error={toErrorBody(failure.thrown, 'renderer')} onRetry={this.#tryAgain} />;
  }
}
