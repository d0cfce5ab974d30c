/**
 * What a Restore would do, told without doing it (D24): chosen and planned by the very classes that a Restore is planned by, over what the backups list and what is on the hub.
 */
@NullMarked
package io.hubbackup.decide.restore.preview;

import org.jspecify.annotations.NullMarked;
