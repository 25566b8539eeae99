import { mount } from 'svelte';
import '../theme/base.css';
import Participant from './Participant.svelte';

mount(Participant, { target: document.body });
