/**
 * The folder {@code bundle}: what of it is made from {@code src/main/kubernetes}, and what OLM, the catalogues and their checks ask of a bundle, as rules that are
 * asked here without any of their tools (packaging 6, packaging 8).
 */
@NullMarked
package io.hubbackup.packaging.bundle;

import org.jspecify.annotations.NullMarked;
