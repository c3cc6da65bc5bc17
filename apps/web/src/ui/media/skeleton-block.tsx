import { Skeletons } from '../skeleton.js';
import classes from './media.module.css';

/** The place of a video while it is asked for: nothing moves when it comes. */
export function SkeletonBlock() {
  return (
    <Skeletons>
      <div className={classes.waiting} data-waiting-video="true" />
    </Skeletons>
  );
}
