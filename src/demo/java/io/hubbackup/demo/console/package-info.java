/** What a person types, and what is answered: the same things that kubectl would do and say, for machines without it. */
@NullMarked
package io.hubbackup.demo.console;

import org.jspecify.annotations.NullMarked;
