/** All objects, their versions and their history; lists, pages and watches read from it. */
@NullMarked
package io.hubbackup.apiserver.store;

import org.jspecify.annotations.NullMarked;
