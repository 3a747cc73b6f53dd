import { combine } from '@atlaskit/pragmatic-drag-and-drop/utils/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { useEffect, useState, type RefObject } from 'react';
import { useBoard } from './board-store.ts';
import { withMoved } from './column-order.ts';
import type { TableColumn } from './layout.ts';
import { changeLayout } from './layout-memory.ts';

const KIND = Symbol('a column of the table');

/** On which side of a heading a column would be put. */
type Side = 'before' | 'after';

function sideAt(element: Element, x: number): Side {
  const { left, width } = element.getBoundingClientRect();
  return x < left + width / 2 ? 'before' : 'after';
}

function columnIn(data: Record<string | symbol, unknown>): TableColumn | undefined {
  return data[KIND] as TableColumn | undefined;
}

/**
 * Makes a heading draggable by its name, and a place where others are put.
 * Answers on which side of it the column that is dragged would stand.
 */
export function useDraggableHeading(heading: RefObject<HTMLElement | null>, id: TableColumn | 'name'): Side | null {
  const [side, setSide] = useState<Side | null>(null);
  useEffect(() => {
    const element = heading.current;
    const dragHandle = element?.querySelector<HTMLElement>('[data-heading]');
    if (element == null || dragHandle == null || id === 'name') return;
    return combine(
      draggable({ element, dragHandle, getInitialData: () => ({ [KIND]: id }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => columnIn(source.data) !== undefined && columnIn(source.data) !== id,
        onDrag: ({ location }) => setSide(sideAt(element, location.current.input.clientX)),
        onDragLeave: () => setSide(null),
        onDrop: ({ source, location }) => {
          setSide(null);
          const moved = columnIn(source.data);
          if (moved === undefined) return;
          changeLayout({ columns: [...withMoved(useBoard.getState().columns, moved, sideAt(element, location.current.input.clientX), id)] });
        },
      }),
    );
  }, [heading, id]);
  return side;
}
