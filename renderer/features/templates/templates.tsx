import { ActionIcon, Badge, Button, Menu, Text, Title } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { use, useState } from 'react';
import { channels, type Template } from '#app/templates/template.ts';
import { hasWords, searchWords } from '#app/text/search.ts';
import { menuOf } from '#renderer/state/item-command.ts';
import { cardsByArrows } from '#renderer/ui/arrow-keys.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { ItemMenuLines } from '#renderer/ui/item-menu.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useDrawnSoFar } from '#renderer/ui/use-drawn-so-far.ts';
import { templateItemCommands } from './item-commands.ts';
import styles from './templates.module.css';

type TemplatesProps = {
  readonly templates: readonly Template[];
  readonly onUse: (template: Template) => void;
  readonly onNew: () => void;
  readonly onEdit: (template: Template) => void;
  readonly onDuplicate: (template: Template) => void;
  readonly onShare: (template: Template) => void;
  readonly onDelete: (template: Template) => void;
};

/** Every template, by channel. */
export function Templates(props: TemplatesProps) {
  const { templates, onUse, onNew } = props;
  const { text } = use(CustomersContext);
  const [search, setSearch] = useState('');
  const words = searchWords(search);
  const found = templates.filter(({ title, when, channel, uri }) => hasWords([title, when, channel, uri], words));
  const ordered = channels.flatMap((channel) => found.filter((template) => template.channel === channel));
  const { drawn, end } = useDrawnSoFar(ordered.length);
  return (
    <div className={styles['view']}>
      <div className={styles['head']}>
        <Title order={1}>Templates</Title>
        <SearchField
          aria-label="Search templates"
          placeholder="Search templates"
          value={search}
          found={ordered.length}
          onChange={(typed) => setSearch(typed)}
        />
        <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={onNew}>
          New template
        </Button>
      </div>
      {ordered.length === 0 && (
        <Empty what={`No templates match “${search}”.`} why="Search for another word, or create a template.">
          <Button onClick={() => setSearch('')}>Show all</Button>
        </Empty>
      )}
      <ul aria-label="Templates" className={styles['list']} ref={cardsByArrows}>
        {ordered.slice(0, drawn).map((template, index) => (
          <li
            key={template.id}
            className={styles['card']}
            aria-posinset={index + 1}
            aria-setsize={ordered.length}
            ref={index === drawn - 1 ? end : null}
          >
            <div className={styles['title']}>
              <Title order={2} size="h3">
                <CustomerText>{template.title}</CustomerText>
              </Title>
              <Badge variant="light" color="gray">
                {template.channel}
              </Badge>
              <TemplateMenu template={template} {...props} />
            </div>
            <Text c="var(--t-second)" className={styles['when'] ?? ''}>
              {text(template.when)}
            </Text>
            <div className={styles['foot']}>
              <Text size="xs" c="dimmed" className="mono" truncate title={text(template.uri)}>
                {text(template.uri)}
              </Text>
              <Button
                size="compact-sm"
                aria-label={`Use template ${text(template.title)}`}
                onClick={() => onUse(template)}
              >
                Use template
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

type TemplateMenuProps = Omit<TemplatesProps, 'templates' | 'onUse' | 'onNew'> & { readonly template: Template };

function TemplateMenu({ template, ...on }: TemplateMenuProps) {
  const { text } = use(CustomersContext);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon size={28} aria-label={`More for ${text(template.title)}`}>
          <IconDots size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ItemMenuLines actions={menuOf(templateItemCommands, { template, on })} />
      </Menu.Dropdown>
    </Menu>
  );
}
