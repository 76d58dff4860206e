import { Button, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { Environment } from '#app/environments/environment.ts';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import { LinkForm } from './link-form.tsx';

type PageDialogProps = {
  /** As it is today. */
  readonly environment: Environment;
  readonly on: {
    readonly onOpen: () => void;
    /** Saves the environment with another link. Returns why that failed; null when it worked. */
    readonly onSaveLink: (environment: Environment, link: string) => Promise<string | null>;
    readonly onClose: () => void;
  };
};

/** Asks for the page link of an environment where it is missed, then opens it. */
export function PageDialog({ environment, on }: PageDialogProps) {
  const { name, pageLink } = environment;
  return (
    <FormModal opened onClose={on.onClose} title="Open as this customer" size="lg">
      <Text mb={12}>
        {pageLink === ''
          ? `A web page with an MXO tag continues as this customer if its address has the TID. Add the address for ${name}.`
          : `The page opens in your browser with the TID of this customer.`}
      </Text>
      <LinkForm
        kind="pageLink"
        key={pageLink}
        environment={environment}
        open={
          pageLink !== '' && (
            <Button variant="filled" leftSection={<IconExternalLink size={16} stroke={1.5} />} onClick={on.onOpen}>
              Open in browser
            </Button>
          )
        }
        onSave={on.onSaveLink}
      />
    </FormModal>
  );
}
