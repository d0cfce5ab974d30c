/** Whether the operator may be replaced by another version of itself at this moment, as OLM asks for it (packaging 6.5). */
@NullMarked
package io.hubbackup.decide.restore.upgrade;

import org.jspecify.annotations.NullMarked;
