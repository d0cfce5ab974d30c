/** What is done to one object: patches, server-side apply, ownership of fields, metadata. */
@NullMarked
package io.hubbackup.apiserver.object;

import org.jspecify.annotations.NullMarked;
