/** The definitions of all kinds that a hub serves, for hubs that are not real: tables of names, and what is derived from our own definitions. */
@NullMarked
package io.hubbackup.demo.kinds;

import org.jspecify.annotations.NullMarked;
