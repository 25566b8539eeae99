import '../theme/base.css';
import { mount } from 'svelte';
import Wall from './Wall.svelte';

mount(Wall, { target: document.body });
