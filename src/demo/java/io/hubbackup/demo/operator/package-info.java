/** The operator as it is in production, in this process: with an API server next to it, and in the time that somebody else moves (D33). */
@NullMarked
package io.hubbackup.demo.operator;

import org.jspecify.annotations.NullMarked;
