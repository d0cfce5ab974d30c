/** What goes wrong on purpose, by rule; and the record of all that was asked. */
@NullMarked
package io.hubbackup.apiserver.fault;

import org.jspecify.annotations.NullMarked;
