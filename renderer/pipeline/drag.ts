import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview';
import { useEffect, useRef, type RefObject } from 'react';
import { isApplicationStatus, type BoardStatus } from '../../shared/domain/application-status.ts';
import type { Card } from '../../shared/queries/pipeline.ts';
import { announce } from '../app/announcer.tsx';
import { say } from '../text/say.ts';
import { toRef, useBoard } from './board-store.ts';
import { requestMove } from './move.ts';
import { targetsOf, type CardRef } from './selection.ts';
import { columnTitle } from './status.tsx';

const KIND = Symbol('application cards');

function cardsIn(data: Record<string | symbol, unknown>): readonly CardRef[] {
  return (data[KIND] as readonly CardRef[] | undefined) ?? [];
}

/** What hangs on the pointer: the card's name on a lifted card, and how many there are. */
function drawPreview(container: HTMLElement, card: Card, count: number): void {
  const box = document.createElement('div');
  box.className = 'flex w-56 rotate-1 items-center gap-2 rounded-card border border-accent-line bg-raised px-3 py-2.5 font-semibold text-ink';
  const name = document.createElement('span');
  name.className = 'flex-1 truncate';
  name.textContent = count === 1 ? card.name : say('pipeline.dragged', { count });
  box.append(name);
  if (count > 1) {
    const badge = document.createElement('span');
    badge.className = 'rounded-full bg-accent px-2 text-meta text-on-accent';
    badge.textContent = String(count);
    box.append(badge);
  }
  container.append(box);
}

/** Makes a card draggable, alone or with everything selected. */
export function useDraggableCard(element: RefObject<HTMLElement | null>, card: Card): void {
  const latest = useRef(card);
  useEffect(() => {
    latest.current = card;
  });
  useEffect(() => {
    if (element.current === null) return;
    return draggable({
      element: element.current,
      getInitialData: () => ({ [KIND]: targetsOf(useBoard.getState().selection, toRef(latest.current)) }),
      onGenerateDragPreview: ({ nativeSetDragImage, source }) => {
        setCustomNativeDragPreview({
          nativeSetDragImage,
          render: ({ container }) => drawPreview(container, latest.current, cardsIn(source.data).length),
        });
      },
      onDragStart: ({ source }) => useBoard.setState({ dragged: new Set(cardsIn(source.data).map((one) => one.applicationId)) }),
      onDrop: () => useBoard.setState({ dragged: new Set(), dropTarget: null }),
    });
  }, [element]);
}

/** Makes a column take cards. "Other" takes none: the platform has no such status to write. */
export function useCardDropTarget(element: RefObject<HTMLElement | null>, status: BoardStatus): void {
  useEffect(() => {
    if (element.current === null || !isApplicationStatus(status)) return;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => cardsIn(source.data).some((card) => card.status !== status),
      onDragEnter: ({ source }) => {
        useBoard.setState({ dropTarget: status });
        announce(say('pipeline.dragged-over', { count: cardsIn(source.data).length, status: columnTitle(status) }));
      },
      onDragLeave: () => useBoard.setState((state) => (state.dropTarget === status ? { dropTarget: null } : state)),
      onDrop: ({ source }) => requestMove(cardsIn(source.data), status),
    });
  }, [element, status]);
}
