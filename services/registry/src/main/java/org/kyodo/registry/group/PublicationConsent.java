package org.kyodo.registry.group;

/** Which personal data the group agrees to see published 公開の同意, field by field. */
record PublicationConsent(boolean representative, boolean contactName, boolean address, boolean phone, boolean email) {}
