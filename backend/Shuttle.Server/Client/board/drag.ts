// Dragging with mouse, finger or pen: a stop along the timeline, to another courier, to the pool, and from the list onto a courier.
import interact from 'interactjs';
import { h } from './dom';
import { t } from './words';
import type { Store } from './store';

interface Aim { lane?: HTMLElement; shift?: string; position?: number; pool?: boolean }

export function allowDragging(store: Store, board: HTMLElement, moved: () => void): void {
  const ghost = h('div', { class: 'drag-ghost', hidden: true, 'aria-hidden': 'true' });
  const marker = h('li', { class: 'drop-marker', 'aria-hidden': 'true' });
  document.body.append(ghost);
  let legs: string[] = [];
  let aim: Aim = {};

  const aimAt = (x: number, y: number): Aim => {
    const under = document.elementFromPoint(x, y);
    const lane = under?.closest<HTMLElement>('.tl-row')?.querySelector<HTMLElement>('.tl-lane');
    if (lane) {
      const stops = [...lane.querySelectorAll<HTMLElement>('.tl-stop')].filter(s => !legs.includes(s.dataset['leg']!));
      // Counted among what is still to come: stops behind the courier are not in the plan's order.
      const position = stops.filter(s => store.placeOf(s.dataset['leg']!) && s.getBoundingClientRect().left + 12 < x).length;
      return { lane, shift: lane.dataset['shift']!, position };
    }
    return under?.closest('.board-side') ? { pool: true } : {};
  };

  const show = (x: number, y: number): void => {
    aim = aimAt(x, y);
    ghost.style.transform = `translate(${x + 10}px, ${y + 8}px)`;
    board.classList.toggle('aim-pool', aim.pool === true);
    if (!aim.lane) return marker.remove();
    marker.style.left = `${x - aim.lane.getBoundingClientRect().left}px`;
    if (marker.parentElement !== aim.lane) aim.lane.append(marker);
  };

  interact('.tl-stop:not(.fixed), .grip', { context: board }).draggable({
    autoScroll: { container: board.querySelector<HTMLElement>('.tl-scroll')!, margin: 40 },
    cursorChecker: () => 'grab',
    listeners: {
      start(event) {
        const leg = (event.target as HTMLElement).dataset['leg']!;
        legs = store.about(leg);
        store.holding = true;
        if (!store.chosen.has(leg)) store.select(leg);
        ghost.textContent = legs.length > 1 ? t('board.n-stops', legs.length) : (store.leg(leg)?.requestNumber ?? '');
        ghost.hidden = false;
        board.classList.add('dragging');
      },
      move(event) {
        show(event.clientX, event.clientY);
      },
      end() {
        ghost.hidden = true;
        marker.remove();
        board.classList.remove('dragging', 'aim-pool');
        store.release();
        // The press that began the drag is not a click on the stop.
        const swallow = (event: Event) => event.stopPropagation();
        window.addEventListener('click', swallow, { capture: true });
        setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 60);
        void drop();
      },
    },
  });

  async function drop(): Promise<void> {
    const [what, where] = [legs, aim];
    [legs, aim] = [[], {}];
    if (where.shift !== undefined) await store.change({ kind: 'move', legIds: what, shiftId: where.shift, position: where.position! });
    else if (where.pool && what.some(leg => store.placeOf(leg))) await store.change({ kind: 'aside', legIds: what });
    else return;
    moved();
  }
}
