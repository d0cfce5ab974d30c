/** What is shipped around the binary, read as text and held to what it has to say: nothing here is built or pulled (packaging 7). */
@NullMarked
package io.hubbackup.packaging.image;

import org.jspecify.annotations.NullMarked;
