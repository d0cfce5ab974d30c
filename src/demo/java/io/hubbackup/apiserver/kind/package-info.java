/** The kinds that are served: those that are built in, and those of CustomResourceDefinitions with their structural schemas. */
@NullMarked
package io.hubbackup.apiserver.kind;

import org.jspecify.annotations.NullMarked;
