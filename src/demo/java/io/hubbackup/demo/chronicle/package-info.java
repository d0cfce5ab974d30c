/** What happens on a hub, told as facts: a line each, when it happens, and nothing that only repeats what was said. */
@NullMarked
package io.hubbackup.demo.chronicle;

import org.jspecify.annotations.NullMarked;
