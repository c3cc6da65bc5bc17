import { Link } from '@tanstack/react-router';
import { useText } from '../../../lib/i18n/index.js';
import { useMe } from '../../../lib/session/index.js';
import { adminGroups } from '../../../ui/shell/admin-navigation.js';
import classes from './home.module.css';

/** The administration by its groups: what is theirs of each. */
export function Parts() {
  const t = useText();
  return (
    <ul className={classes.parts}>
      {adminGroups(useMe()).map(({ label, items }) => (
        <li key={label}>
          <h3>{t(label)}</h3>
          <ul>
            {items.map((item) => (
              <li key={item.to}>
                <Link to={item.to}>{t(item.label)}</Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
