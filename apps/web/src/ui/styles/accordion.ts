import '@mantine/core/styles/Accordion.layer.css';
