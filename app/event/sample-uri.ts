/** The URI of the sample event. It is shown before the rest of the event is loaded. */
export const sampleUri = 'assist://salescloud/testdrive/book?campaign=1234&promotion=spring-test-drive';
