/** Who asks, and what they may do: bearer tokens, roles, access reviews. */
@NullMarked
package io.hubbackup.apiserver.access;

import org.jspecify.annotations.NullMarked;
