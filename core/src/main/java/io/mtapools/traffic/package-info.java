/** What is this mail: its traffic type, its stream, and the rule that said so. */
package io.mtapools.traffic;
