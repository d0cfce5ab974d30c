/**
 * The folder {@code policies}: what of it is generated from {@code catalog.yaml} (D6), and the tests that hold it, and what was written by hand, to the
 * catalogue and to the templates.
 */
@NullMarked
package io.hubbackup.policies;

import org.jspecify.annotations.NullMarked;
