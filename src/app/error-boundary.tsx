import { Component, type ReactNode } from 'react';
import { shell as words } from '../messages/shell';
import { Button } from '../ui';

interface State {
  readonly error: Error | null;
}

/** A bug in one screen must not take the person's state: the address holds it, and a reload brings it back. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div role="alert" style={{ padding: 24 }}>
        <p>{words.crashed}</p>
        <pre>{error.message}</pre>
        <Button onClick={() => window.location.reload()}>{words.reload}</Button>
      </div>
    );
  }
}
