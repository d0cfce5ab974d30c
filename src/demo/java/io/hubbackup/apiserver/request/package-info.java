/** What comes in and what goes out, whatever the transport; and the errors, in the words of a kube-apiserver. */
@NullMarked
package io.hubbackup.apiserver.request;

import org.jspecify.annotations.NullMarked;
