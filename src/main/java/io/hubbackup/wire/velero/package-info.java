/**
 * Velero's kinds as this operator reads and writes them (D10): records over the JSON that the API server sent, with a
 * question for each field that somebody here asks about.
 *
 * <p>Because the JSON itself is the state, fields of other Velero versions survive a read and a write. Build one from a
 * map with {@code Backup.of(map)} or {@code ObjectMapper.convertValue}; {@code tree().fields()} is the body of a write.
 * A {@code with…} method gives a changed copy.
 */
@NullMarked
package io.hubbackup.wire.velero;

import org.jspecify.annotations.NullMarked;
