import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { summarise } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import { PasteTouchpoints } from './paste-touchpoints.tsx';

it('keeps what is typed while the history is read', async () => {
  let finishReading = () => {};
  const exchanges = [summarise(makeReceived('x', 't', { draft: { ...blankDraft, uri: 'web://other/cars' } }))];
  installFakeBridge({
    'history.list': async () => {
      await new Promise<void>((done) => {
        finishReading = done;
      });
      return { exchanges, total: 1, all: 1, tookMs: 1 };
    },
  });
  render(
    <FormModal opened onClose={() => {}} title="Touchpoint map">
      <PasteTouchpoints map={[]} onAdd={() => {}} onBack={() => {}} />
    </FormModal>,
  );
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Paste a map' });
  fireEvent.click(screen.getByRole('button', { name: 'Learn from triggered events' }));
  fireEvent.change(field, { target: { value: 'Shop\tweb://shop' } });
  finishReading();
  await waitFor(() => expect(field.value).toContain('web://other'));
  expect(field.value).toContain('Shop\tweb://shop');
});
